import { invocationFrom } from '../invocation-from.ts';
import type { Bench, Row } from '../measure.ts';
import { startBox } from '../servers.ts';
import { slowHalf } from '../slow-half.ts';

/** Counts the calls to Box that one file takes, and the tokens that its download host gets to see. */
export async function boxCalls(_: Bench): Promise<Row[]> {
  await using box = await startBox();
  const boxUrl = await box.url();
  const { id } = await box.addFile('note.txt', 'The tide turbine feeds the harbour.');
  const callsWith = async (showProcessingCard: boolean) => {
    await box.newRequests();
    await slowHalf({ boxUrl, showProcessingCard })(invocationFrom(JSON.stringify(await box.invocationOf(id))));
    return box.newRequests();
  };
  const withCard = await callsWith(true);
  const without = await callsWith(false);
  const downloads = [...withCard, ...without].filter(({ host }) => host === 'download');
  const shown = downloads.filter(({ showedToken }) => showedToken).length;
  return [
    counted('calls to Box for one file, with a processing card', withCard.length, 4),
    counted('  without', without.length, 3),
    counted(`tokens shown to the download host in ${downloads.length} downloads`, shown, 0),
  ];
}

function counted(what: string, count: number, goal: number): Row {
  return {
    what,
    floor: String(goal),
    ours: String(count),
    goal: String(goal),
    met: count === goal,
    wrong: count !== goal && `${count} instead of ${goal}`,
  };
}
