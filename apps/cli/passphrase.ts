import { readFileSync } from 'node:fs'

/** From a file or the environment, never from the command line: that is read by everybody on the machine. */
export function readPassphrase(file: string | undefined): string | undefined {
  const given = file ? readFileSync(file, 'utf8').split(/\r?\n/)[0] : process.env.ZVONOK_BACKUP_PASSPHRASE
  if (file && !given) throw new Error(`В ${file} нет пароля: он читается из первой строки`)
  return given || undefined
}
