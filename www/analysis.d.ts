// The Analysis that the engine hands over, as the page reads it. Spans are [start, end) in UTF-16 code units.

export type Span = [start: number, end: number];

export type EntityKind =
  | 'person' | 'organization' | 'location' | 'facility' | 'group' | 'product' | 'event' | 'work' | 'law' | 'misc';
export type ValueKind = 'date' | 'time' | 'duration' | 'money' | 'percent' | 'quantity' | 'number' | 'ordinal';
export type SourceKind = 'named' | 'anonymous' | 'unspecified' | 'self' | 'implicit';
export type Manner = 'quoted' | 'attributed' | 'anonymous' | 'hearsay' | 'unattributed';
export type BlockKind =
  | 'headline' | 'subheading' | 'paragraph' | 'listItem' | 'blockQuote' | 'byline' | 'caption' | 'furniture';
export type HedgeKind = 'epistemic' | 'hearsay' | 'weasel' | 'condition' | 'doxastic';
export type ClaimKind =
  | 'quantity' | 'causal' | 'comparison' | 'event' | 'prediction' | 'policy' | 'opinion' | 'question' | 'other';

export interface Mention { span: Span; form: 'name' | 'nominal' | 'pronoun'; confidence: number }
export interface Entity { id: string; kind: EntityKind; name: string; mentions: Mention[]; kb?: Record<string, string> }
export interface Value {
  id: string;
  span: Span;
  kind: ValueKind;
  normalized: { value?: string; upper?: string; unit?: string; iso?: string; qualifier?: string };
}
export interface Attribution {
  id: string;
  source: { span: Span | null; entity: string | null; kind: SourceKind } | null;
  cue: { span: Span; lemma: string; kind: string | null } | null;
  contents: Span[];
  quotation: 'direct' | 'indirect' | 'mixed';
  commitment: 'committed' | 'uncommitted' | 'counterfactual' | 'presupposed';
  parent: string | null;
  confidence: number;
}
export interface Hedge { span: Span; kind: HedgeKind }
export interface Evidence { span: Span; reason: string }
export interface Claim {
  id: string;
  span: Span;
  sentence: number;
  checkWorthiness: number;
  kinds: ClaimKind[];
  attribution: string | null;
  manner: Manner;
  hedges: Hedge[];
  evidence: Evidence[];
  entities: string[];
  values: string[];
  confidence: number;
}
export interface Source {
  entity: string | null;
  name: string;
  kind: SourceKind;
  attributions: string[];
  wordsQuoted: number;
  wordsAttributed: number;
}
export interface Analysis {
  schemaVersion: string;
  engine: { name: string; version: string; model: string };
  language: string;
  offsetUnit: string;
  textLength: number;
  blocks: { span: Span; kind: BlockKind }[];
  sentences: { span: Span; block: number }[];
  entities: Entity[];
  values: Value[];
  attributions: Attribution[];
  claims: Claim[];
  sources: Source[];
}
