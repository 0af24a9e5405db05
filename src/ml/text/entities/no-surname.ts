/** Words that make a capitalised run something else than a person: places, institutions, products, documents. */
const NO_SURNAMES = new Set(
  (
    'falls hills heights springs creek cross point linux windows street road avenue lane drive square boulevard bridge river lake mountain mount island islands bay beach coast valley ' +
    'county city town village district region state states kingdom republic province airport station harbour harbor port ' +
    'park gardens university college school academy institute hospital clinic museum library church cathedral theatre ' +
    'centre center hall hotel house tower building office plant factory warehouse depot terminal company corporation ' +
    'limited group holdings bank trust fund capital partners associates systems solutions services technologies labs ' +
    'laboratories industries logistics foundation association society union council committee commission agency authority ' +
    'ministry department board team act law code agreement contract treaty protocol plan programme program project report ' +
    'review survey study index award prize cup league festival conference summit forum week day month year quarter ' +
    'standard policy strategy framework initiative service system platform model version edition release phase stage ' +
    'north south east west northern southern eastern western central international national european american british ' +
    'german french italian spanish chinese japanese indian african asian english times post news journal magazine press ' +
    '& llp inc ltd llc plc gmbh corp co ag sa resources operations finance marketing sales engineering management security ' +
    'technology support product customer customers data cloud software network digital energy power water health safety ' +
    'director manager officer president chief head executive secretary chairman minister general'
  ).split(' '),
);

export function isNoSurname(word: string): boolean {
  return NO_SURNAMES.has(word.toLowerCase());
}
