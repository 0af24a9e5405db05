/** The JSON of an answer; `undefined` where it is none. */
export async function jsonBody(response: Response): Promise<unknown> {
  return response.json().catch(() => undefined);
}
