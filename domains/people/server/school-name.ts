/**
 * What a school is called every day, where it has given no short name: the words in the quotation marks of its full
 * name, without the place it lies in. «МБОУ „Школа № 14“, городской округ Светлоозёрск» is «Школа № 14».
 */
export function shortNameOf(name: string): string {
  const quoted = /[«„“"]\s*([^«»„“”"]{4,}?)\s*[»“”"]/u.exec(name)?.[1]
  const [first = ''] = (quoted ?? name).split(/,|\s+(?=(?:городского|муниципального) (?:округа|района|образования))/u)
  return first.trim() || name
}
