/** Texts of our own in scripts that run from right to left, or without spaces between words. */
export const FOREIGN_TEXTS = {
  'محضر الاجتماع.txt': `محضر اجتماع لجنة الحديقة العامة

اجتمعت لجنة الحديقة العامة يوم 14 مارس 2026 في مبنى البلدية. ناقشت اللجنة إصلاح نظام الري قبل بداية الصيف.
نظام الري قديم ويهدر نصف المياه. تبلغ تكلفة نظام الري الجديد 12500 يورو، وستدفع البلدية نصف المبلغ.
تطلب اللجنة من السكان زراعة أشجار الزيتون على طول الممر. أشجار الزيتون لا تحتاج إلى ماء كثير.
`,
  'דוח הספרייה.txt': `דוח שנתי של הספרייה העירונית

הספרייה העירונית נפתחה מחדש ביום 3 בפברואר 2026 לאחר שיפוץ של שנה. אולם הקריאה הורחב ונוספו בו ארבעים מקומות ישיבה.
אולם הקריאה פתוח כעת גם בשעות הערב. מספר הקוראים עלה ב-18% לעומת השנה הקודמת.
הספרייה העירונית מבקשת מן הקוראים להחזיר את הספרים בזמן, כי רשימת ההמתנה ארוכה.
`,
  '議事録.txt': `商店街の夏祭り実行委員会 議事録

二〇二六年の夏祭りは2026年8月8日に開催します。夏祭りの会場は駅前広場です。
昨年は提灯が足りませんでした。今年は提灯を三百個用意します。提灯の費用は45万円です。
雨天の場合、夏祭りは翌日に延期します。駅前広場の使用許可は市役所に申請しました。
`,
  '图书馆通知.txt': `社区图书馆搬迁通知

社区图书馆将于2026年5月20日搬迁到新址。新址位于运河旁边的旧仓库，面积是原来的两倍。
搬迁期间，社区图书馆闭馆两周，读者可以在流动图书车上借书。流动图书车每天停在小学门口。
旧仓库的改造费用为320万元，其中一半来自居民捐款。社区图书馆感谢所有捐款的居民。
`,
} as const;

/** Two hundred and fifty-five bytes, which is as long as a name can be on most file systems. */
export const LONGEST_NAME = `é${'議'.repeat(83)}.txt`;

/** Turns the line round, rings, clears a terminal, and is a tag on a page that does not escape it. */
export const HOSTILE_NAME = '\u202Etxt.seton\u202C\u0007\u001B[2J\n<img src=x onerror=alert(1)>\'"&.txt';

/** A JSON text that nobody can read by calling themselves once a level. */
export function deepJson(levels = 100_000): string {
  return `${'{"level":['.repeat(levels / 2)}"the bottom of the well"${']}'.repeat(levels / 2)}`;
}

/** Entities, each of them ten times the one before: less than a kilobyte that stands for a thousand million words. */
export function laughingSvg(): string {
  const entities = Array.from({ length: 10 }, (_, at) =>
    at === 0 ? '<!ENTITY e0 "gull">' : `<!ENTITY e${at} "${`&e${at - 1};`.repeat(10)}">`,
  );
  return `<?xml version="1.0"?>\n<!DOCTYPE svg [\n${entities.join('\n')}\n]>\n<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><text x="10" y="50">&e9;</text></svg>\n`;
}

/** A caption whose one line is five megabytes long. */
export function endlessCaption(): string {
  return `WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n${'the tide comes in and the tide goes out and '.repeat(120_000)}`;
}
