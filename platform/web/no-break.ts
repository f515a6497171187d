const nbsp = '\u00a0'

// Prepositions, conjunctions and particles that must not be left at a line's end.
const short = 'а|в|во|да|до|для|за|и|из|изо|или|к|ко|на|над|не|ни|но|о|об|обо|от|ото|по|под|при|про|с|со|у|без'
const afterShort = new RegExp(`(?<=^|[\\s${nbsp}(«„"])(${short}) `, 'giu')
const afterSign = /([№§]) ?(?=\S)/gu
const afterNumber = new RegExp(`(\\d|\\{\\{count\\}\\}) (?=\\p{L}|₽|%)(?!(?:${short})[ ${nbsp}])`, 'giu')
const beforeDash = / (?=[—–] )/gu

/** Holds the next word after a short preposition, «№» and a number, and the word before a dash. */
export const noBreak = (text: string) =>
  text
    .replace(afterShort, `$1${nbsp}`)
    // A second pass for neighbours: «и в классе».
    .replace(afterShort, `$1${nbsp}`)
    .replace(afterSign, `$1${nbsp}`)
    .replace(afterNumber, `$1${nbsp}`)
    .replace(beforeDash, nbsp)
