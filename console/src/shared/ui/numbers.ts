const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const money = new Intl.NumberFormat(undefined, { style: "currency", currency: "USD" });
const roundMoney = new Intl.NumberFormat(undefined, {
  style: "currency",
  currency: "USD",
  maximumFractionDigits: 0,
});

/** 12,345 in the reader's manner. */
export const grouped = (value: number): string => whole.format(value);
/** US dollars with cents. */
export const usd = (value: number): string => money.format(value);
/** US dollars without cents: prices in whole dollars. */
export const wholeUsd = (value: number): string => roundMoney.format(value);

/** A share as a percentage with so many digits behind the point. */
export function percentage(share: number, digits: number): string {
  const places = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `${(share * 100).toLocaleString(undefined, places)} %`;
}

/** AWS shows account ids in three groups; `1234-5678-9012` is easier read out. */
export const groupedAccountId = (id: string): string => id.replace(/^(\d{4})(\d{4})(\d{4})$/, "$1-$2-$3");
