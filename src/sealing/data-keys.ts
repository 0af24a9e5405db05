/** A key to seal with, and the same key as only its maker can read it. */
export interface DataKey {
  /** 32 bytes; never written down. */
  readonly plain: Uint8Array;
  readonly encrypted: Uint8Array;
}

/** Makes data keys under a key that never leaves its keeper, and reads those that it made. */
export interface DataKeys {
  /** @throws {AwsCallError} */
  generate(): Promise<DataKey>;
  /**
   * @throws {UnreadableMessageError} when it is no data key of this maker.
   * @throws {AwsCallError}
   */
  decrypt(encrypted: Uint8Array): Promise<Uint8Array>;
}
