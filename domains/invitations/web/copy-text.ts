/** False where the browser does not let us, for instance over plain http: then the text is there to be marked by hand. */
export async function copyText(text: string): Promise<boolean> {
  if (!navigator.clipboard) return false
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  )
}
