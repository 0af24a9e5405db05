/** What was read of a document. */
export interface DocumentContents {
  readonly text: string;
  /** As in `FileText`. */
  readonly format?: 'md' | 'csv' | undefined;
  readonly facts: DocumentFacts;
  /** Sentences on what was left out, for the person who opens the file. */
  readonly notes: readonly string[];
}

/** What a document says of itself, as it says it: placeholders of programs and odd dates among it. */
export interface DocumentFacts {
  readonly title?: string | undefined;
  readonly author?: string | undefined;
  readonly count?: { readonly of: 'page' | 'slide' | 'sheet'; readonly number: number } | undefined;
  /** ISO 8601, in any of its lengths. */
  readonly created?: string | undefined;
  readonly changed?: string | undefined;
}
