/**
 * How long an entry is kept. The extract of the event log that proves a destruction of personal data is kept for three
 * years (order of Roskomnadzor № 179 of 28.10.2022, items 5 and 7); five years outlive any audit of those three.
 */
export const KEEP = { years: 5, least: 3, ground: 'приказ Роскомнадзора от 28.10.2022 № 179' } as const
