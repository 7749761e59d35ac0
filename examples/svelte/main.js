import { mount } from 'svelte';
import Story from './Story.svelte';

const props = { title: 'Boats lost at Ostrel', paragraphs: ['“We lost 40 boats,” said Ana Ruiz, the harbour master.'] };
mount(Story, { target: document.getElementById('root'), props });
