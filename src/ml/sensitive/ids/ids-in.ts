import type { Candidate } from '../finding.ts';
import { isDenied, namedAt } from '../naming.ts';
import { bareNumber, isCrowded, isOneDigitRepeated, standing } from '../number-forms.ts';
import type { Piece } from '../piece.ts';
import type { IdRule } from './id-rule.ts';

/** Finds the ids that follow one rule. */
export function idFinder(rule: IdRule): (piece: Piece) => Candidate[] {
  const pattern = standing(rule.forms);
  return (piece) => {
    const matches = [...piece.text.matchAll(pattern)];
    const valid = matches.filter(([written]) => isValid(rule, bareNumber(written)));
    const isChance = valid.length < matches.length - valid.length;
    return valid.map((match) => {
      const [written] = match;
      const span = { start: match.index, end: match.index + written.length };
      const value = bareNumber(written);
      const isFigures = /^[0-9 ]+$/.test(written) && (isChance || isCrowded(piece.text, span.start, span.end));
      return {
        ...span,
        ...namedAt(piece, span, rule.named),
        kind: 'national-id',
        label: rule.label,
        value,
        sample: `… ${value.slice(-2)}`,
        standsAlone: rule.standsAlone?.test(written) === true && !isFigures && !isDenied(piece, span),
      };
    });
  };
}

function isValid(rule: IdRule, bare: string): boolean {
  return !isOneDigitRepeated(bare) && rule.isValid(bare);
}
