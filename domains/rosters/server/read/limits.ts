/** Larger than any school of Russia brings; what goes beyond is a mistake or an attack. */
export const MAX_BYTES = 15 * 1024 * 1024
/** All that an archive may unpack to: XLSX is one, too. */
export const MAX_UNPACKED = 100 * 1024 * 1024
export const MAX_ENTRIES = 500
export const MAX_ROWS = 30_000
export const MAX_COLUMNS = 100
export const MAX_CELL = 2000
/** Reading and comparing get so much memory and time in a thread of their own. */
export const MAX_HEAP_MB = 768
export const MAX_SECONDS = 60
