import sharp from 'sharp';
import { pdfOf, streamOf } from '../../../scripts/samples/odd/pdf-of.ts';
import { NOTE } from '../ocr/a-picture.ts';

/** A PDF with nothing on its pages but the picture of a note. */
export async function scannedPdf(pages: number): Promise<Uint8Array> {
  const { data, info } = await sharp(NOTE)
    .toColourspace('b-w')
    .jpeg({ quality: 90 })
    .toBuffer({ resolveWithObject: true });
  const size = `/Width ${info.width} /Height ${info.height}`;
  const kids = Array.from({ length: pages }, (_, at) => `${5 + at} 0 R`);
  const page =
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 354 154] /Contents 4 0 R /Resources << /XObject << /Scan 3 0 R >> >> >>';
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages} >>`,
    streamOf(
      `/Type /XObject /Subtype /Image ${size} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode`,
      data.toString('latin1'),
    ),
    streamOf('', 'q 354 0 0 154 0 0 cm /Scan Do Q'),
    ...kids.map(() => page),
  ]);
}
