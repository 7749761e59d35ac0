// React 19 sets the properties of elements and listens to their events by itself.
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import 'claimlight/define';

function Story({ title, paragraphs }) {
  const [sources, setSources] = useState([]);
  return (
    <>
      <article id="story">
        <h1>{title}</h1>
        {paragraphs.map((text) => <p key={text}>{text}</p>)}
      </article>
      <claim-light for="story" start="idle" onclaimlight:result={({ detail }) => setSources(detail.analysis.sources)} />
      <p id="heard">{sources.map(({ name }) => name).join(', ')}</p>
    </>
  );
}

const paragraphs = ['“We lost 40 boats,” said Ana Ruiz, the harbour master.'];
createRoot(document.getElementById('root')).render(<Story title="Boats lost at Ostrel" paragraphs={paragraphs} />);
