import { mayBeFormatted } from '../../rules/may-be-formatted.ts'

/** A message's words: formatted for a letter or a document, plain for a line, and with its marks for a field of ours. */
export async function copyMessage(text: string): Promise<void> {
  if (!mayBeFormatted(text) || !globalThis.ClipboardItem || !navigator.clipboard?.write) return copyText(text)
  const plain = import('../../rules/format.ts').then(({ plainWords }) => plainWords(text))
  const html = import('../format/html.ts').then(({ htmlOf }) => htmlOf(text))
  const asBlob = (words: Promise<string>, type: string) => words.then((some) => new Blob([some], { type }))
  // Promises, so that the browser still knows of the press that asked for it.
  const item = new ClipboardItem({ 'text/plain': asBlob(plain, 'text/plain'), 'text/html': asBlob(html, 'text/html') })
  await navigator.clipboard.write([item]).catch(() => copyText(text)) // a browser that takes no such thing
}

/** Also where the page has no secure address and the browser hides its clipboard. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text)
    return
  }
  const field = document.createElement('textarea')
  field.value = text
  field.style.position = 'fixed'
  field.style.opacity = '0'
  document.body.append(field)
  field.select()
  document.execCommand('copy')
  field.remove()
}
