/** Words that say how much, when or in which order: they end a phrase and are never part of one. */
const WEAK_WORDS = new Set(
  (
    'new other many several last next first second third fourth fifth such own few more most less least main key major ' +
    'minor good better best bad worse worst large larger largest small smaller smallest high higher highest low lower ' +
    'lowest total overall current previous recent entire whole full various different certain particular possible ' +
    'available important significant similar additional further early late later long short little great big real true ' +
    'old young only same general common specific single multiple numerous following above below due able likely ready ' +
    'strong weak clear close near far next past present future further half double triple final initial late upcoming ' +
    'existing remaining relevant necessary appropriate individual sufficient substantial considerable interesting ' +
    'including according based related regarding using making taking going coming getting giving having being doing ' +
    'looking working showing used made taken given done seen known called named needed expected planned required ' +
    'agreed reported increased decreased reduced improved compared added completed continued received provided ' +
    'january february march april may june july august september october november december jan feb mar apr jun jul ' +
    'aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun gmt utc today tomorrow yesterday ' +
    'please thanks thank dear hello hi regards sincerely yes no not also just still even however therefore moreover ' +
    'furthermore otherwise meanwhile together etc eg ie vs per via figure table appendix page annex exhibit fig ' +
    'www http https com mr mrs ms dr prof sir madam one two three four five six seven eight nine ten hundred thousand ' +
    'million billion trillion dozen percent something anything nothing everything someone anyone everyone ' +
    'lot lots bit thing things way ways kind kinds sort sorts today everybody nobody'
  ).split(' '),
);

/** Nouns that never end a topic: they measure, count or point to the text itself. */
const WEAK_NOUNS = new Set(
  (
    'year month week day hour minute second quarter decade century time date period moment morning afternoon evening ' +
    'night weekend number amount part piece case example fact reason result question answer point end beginning start ' +
    'rest set side place people person man woman guy member everyone percentage share majority minority range kind step ' +
    'item detail section chapter paragraph sentence page name title word term text use need want idea view matter ' +
    'increase decrease rise fall difference comparison addition total sum average half third pair couple variety basis ' +
    'purpose aim effort attempt way respect regard accordance light spite conclusion introduction ' +
    'summary overview background meeting attendee participant agenda apology thank bit lot figure party parties ' +
    'report review minute paper copy note list document version ' +
    'eur usd gbp chf jpy euro dollar pound cent pence percent http com www email e-mail phone tel fax'
  ).split(' '),
);

/** Nouns too general to be a topic by themselves; they may end one ("permit application", "post office"). */
const GENERAL_NOUNS = new Set(
  (
    'area group level rate type form issue connection relation problem solution change growth decline event situation ' +
    'condition course order goal objective approach method process procedure action activity work job task role position ' +
    'responsibility opportunity possibility chance risk benefit advantage value effect impact influence consequence ' +
    'development improvement progress success failure help support attention interest importance discussion update life ' +
    'world country table company firm business organisation organization team department office staff employee customer ' +
    'client user manager director head chief officer chair chairman president board committee agreement ' +
    'file letter line system thing state study research data information service product project plan ' +
    'programme program policy measure requirement application management operation operations performance quality use ' +
    'cost price review design site line source account member home bed house room door hand eye foot head body place ' +
    'executive colleague friend partner neighbour neighbor family visitor reader author test script code value field ' +
    'choice decision proposal suggestion recommendation reply response request notice statement comment remark'
  ).split(' '),
);

export function isWeakWord(word: string): boolean {
  return WEAK_WORDS.has(word);
}

/** @param noun in the singular. */
export function isWeakNoun(noun: string): boolean {
  return WEAK_NOUNS.has(noun);
}

/** @param noun in the singular. */
export function isGeneralNoun(noun: string): boolean {
  return GENERAL_NOUNS.has(noun);
}
