import type { NumberForm } from './number-form.ts';

const DAY_MS = 86_400_000;
/** 31 December 9999, the last day of Excel. */
const LAST_DAY = 2_958_465;
/** What Excel calculates with; more digits are the noise of binary fractions. */
const DIGITS = 15;

/** The days that a workbook counts from: 1900 on Windows, 1904 on old Macs. */
export type Epoch = 1900 | 1904;

/** A number as a person reads it in its cell, apart from the taste of a country. */
export function numberText(written: string, form: NumberForm, epoch: Epoch): string {
  const value = Number(written);
  if (written.trim() === '' || !Number.isFinite(value)) return written;
  if (form === 'number') return plain(value);
  if (form === 'percent') return `${plain(value * 100)}%`;
  if (typeof form === 'object') return money(value, form);
  return momentText(value, form, epoch) ?? plain(value);
}

function plain(value: number): string {
  return String(Number(value.toPrecision(DIGITS)));
}

function money(value: number, { currency, decimals }: { currency: string; decimals: number }): string {
  const amount = Math.abs(value).toLocaleString('en', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return `${value < 0 ? '-' : ''}${currency}${currency.length > 1 ? ' ' : ''}${amount}`;
}

function momentText(days: number, form: 'date' | 'time' | 'date and time', epoch: Epoch): string | undefined {
  if (days < 0 || days > LAST_DAY) return undefined;
  const moment = new Date(Math.round((startOf(epoch, days) + days * DAY_MS) / 1000) * 1000);
  const [date = '', time = ''] = moment.toISOString().split('T');
  const clock = time.slice(0, time.slice(6, 8) === '00' ? 5 : 8);
  if (form === 'time') return days < 1 ? clock : undefined;
  return form === 'date' || clock === '00:00' ? date : `${date} ${clock}`;
}

function startOf(epoch: Epoch, days: number): number {
  if (epoch === 1904) return Date.UTC(1904, 0, 1);
  // Excel takes 1900 for a leap year, so its days are one off until the end of that February.
  return Date.UTC(1899, 11, days < 60 ? 31 : 30);
}
