import { describe, expect, it } from '@jest/globals';
import { detectLanguage } from '../../../src/ml/text/detect-language.ts';

describe('detectLanguage', () => {
  it.each([
    ['en', 'The meeting of the committee was moved to Thursday because the room is being painted.'],
    ['en', 'Quarterly sales report'],
    ['de', 'Bitte beachten Sie die neuen Öffnungszeiten unserer Filiale am Marktplatz.'],
    ['fr', 'Madame, Monsieur, nous vous remercions de votre commande du 3 mars.'],
    ['es', 'Estimado cliente, le enviamos la factura correspondiente al mes pasado.'],
    ['it', 'Gentile cliente, le inviamo la fattura del mese scorso.'],
    ['nl', 'Hierbij sturen wij u de factuur van de vorige maand.'],
    ['pl', 'Przesyłamy fakturę za ubiegły miesiąc.'],
    ['ru', 'Мы отправляем счёт за прошлый месяц.'],
    ['ja', '四半期の売上報告書をお送りします。'],
    ['zh', '我们将发送上个月的发票。'],
    ['th', 'เราส่งใบแจ้งหนี้ของเดือนที่แล้ว'],
  ])('tells %s: %s', async (language, text) => {
    expect(await detectLanguage([{ text, role: 'prose' }])).toBe(language);
  });

  it.each(['', '12 345 — 67 %'])('tells nothing of %j', async (text) => {
    expect(await detectLanguage([{ text, role: 'prose' }])).toBe('');
  });
});
