/** «7А» becomes «8А», «10/1» «11/1», «5 кадетский» «6 кадетский». Null after the last year of school. */
export function nextClassName(name: string, parallel: number): string | null {
  if (parallel >= 11) return null
  return name.replace(/^\d{1,2}/, String(parallel + 1))
}

/** «2026/27» → «2027/28» */
export function nextYear(year: string): string {
  const first = Number(year.slice(0, 4)) + 1
  return `${first}/${String((first + 1) % 100).padStart(2, '0')}`
}

/** After the ninth and the eleventh year pupils may leave school. */
export const mayGraduate = (parallel: number): boolean => parallel === 9 || parallel >= 11
/** A primary school teacher stays with the little ones. */
export const changesTeacher = (parallel: number): boolean => parallel === 4
