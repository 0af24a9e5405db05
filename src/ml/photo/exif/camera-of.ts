/** What makers put behind their name. */
const COMPANY = /(?:[\s,]+(?:imaging|optical|electric|camera|corporation|corp|company|co|ltd|inc|gmbh|ag|kg)\b\.?)+$/i;

/** "Canon EOS R6", not "Canon Canon EOS R6": many models begin with their maker. */
export function cameraOf(make: string, model: string): string {
  const maker = make.replace(COMPANY, '');
  const [firstWord = ''] = maker.split(/[\s-]/);
  const named = firstWord !== '' && model.toLowerCase().startsWith(firstWord.toLowerCase());
  return named ? model : `${maker} ${model}`.trim();
}
