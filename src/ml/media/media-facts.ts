/** What a recording says about itself; nothing of it has been made sure of by playing it. */
export interface MediaFacts {
  readonly durationSeconds?: number;
  readonly sound?: SoundFacts;
  readonly picture?: PictureFacts;
  readonly title?: string;
  readonly artist?: string;
  readonly album?: string;
  /** As `2024-05-17`, `2024-05` or `2024`. */
  readonly date?: string;
}

export interface SoundFacts {
  /** As people call it: `MP3`, `AAC`. */
  readonly codec?: string;
  /** Of what is compressed. */
  readonly bitsPerSecond?: number;
  /** Of what is not. */
  readonly bitsPerSample?: number;
  readonly channels?: number;
  readonly samplesPerSecond?: number;
}

export interface PictureFacts {
  readonly codec?: string;
  readonly width?: number;
  readonly height?: number;
  readonly framesPerSecond?: number;
}
