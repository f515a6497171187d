/** «Планетарий · 650 ₽»: what there is of it; where the line breaks, the point stays with what it follows. */
export const dotted = (...parts: (string | number | false | null | undefined)[]): string =>
  parts.filter((part) => part !== '' && part !== false && part != null).join('\u00a0· ')
