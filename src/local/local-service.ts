/** A service of AWS as far as it is played here; it answers calls whose target begins with its prefix. */
export interface LocalService {
  /** Such as `TrentService.`, which is KMS. */
  readonly prefix: string;
  answer(action: string, input: Readonly<Record<string, unknown>>): LocalAnswer;
}

export interface LocalAnswer {
  readonly status: number;
  readonly body: object;
}

export const gives = (body: object): LocalAnswer => ({ status: 200, body });

/** An error as AWS's JSON protocol words it. */
export const refuses = (type: string, message?: string): LocalAnswer => ({
  status: 400,
  body: { __type: type, ...(message !== undefined && { message }) },
});
