/** Whether it is worth fetching what reads formatted text. */
export const mayBeFormatted = (text: string): boolean => /[*_~`[]|^(?:>|[-•] |\d{1,3}[.)] )/m.test(text)
