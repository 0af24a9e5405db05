/** The package ships no types: each list is named by its ISO 639-3 code. */
declare module 'stopword' {
  export const afr: string[], ara: string[], ben: string[], bul: string[], cat: string[], ces: string[], dan: string[];
  export const deu: string[], ell: string[], eng: string[], est: string[], eus: string[], fas: string[], fin: string[];
  export const fra: string[], glg: string[], guj: string[], heb: string[], hin: string[], hrv: string[], hun: string[];
  export const hye: string[], ind: string[], ita: string[], jpn: string[], kor: string[], lav: string[], lit: string[];
  export const mar: string[], msa: string[], nld: string[], nob: string[], panGu: string[], pol: string[];
  export const por: string[], ron: string[], rus: string[], slk: string[], slv: string[], spa: string[], swe: string[];
  export const tgl: string[], tha: string[], tur: string[], ukr: string[], urd: string[], vie: string[], zho: string[];
}
