declare module 'petrovich' {
  type Case = (word: string) => string
  type Gender = Record<'first' | 'middle' | 'last', { genitive: Case; accusative: Case }>
  const petrovich: Record<'male' | 'female' | 'androgynous', Gender> & {
    detect_gender(middle: string): 'male' | 'female' | 'androgynous'
  }
  export default petrovich
}
