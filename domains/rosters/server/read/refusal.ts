/** A file that cannot be read at all, with a sentence for the person. */
export class Unreadable extends Error {
  override name = 'Unreadable'
  ru: string
  en: string
  constructor(ru: string, en: string) {
    super(en)
    this.ru = ru
    this.en = en
  }
}
