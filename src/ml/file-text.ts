/**
 * The text of a file, for adapters that read text: what a document says, what stands on a scan,
 * what is said in a recording. It is shown on no card by itself.
 */
export interface FileText {
  readonly kind: 'text';
  readonly text: string;
  /** How it is written, as the extension of a text file would name it ('md', 'csv'); absent: taken out of a document, a paragraph a line. */
  readonly format?: string | undefined;
}

/** As much of a file's text is handed on; whoever reads more of a file cuts it there, and says so in a status. */
export const MAX_TEXT_CHARACTERS = 4 * 1024 * 1024;
