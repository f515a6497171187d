import type { Db } from '#server/db'
import { seedDemo } from '../cli/seed.ts'
import { operations } from './app.ts'

const SHOWN = /^(operator|curator|admin|director|deputy1|teacher[12]|pupil[12]|guardian[12])$/

/** Seeds the demo school at the first start; answers with what tells how to enter it. */
export async function openDemo(db: Db): Promise<() => void> {
  const logins = await seedDemo(db, operations, new Date())
  return () => {
    console.log('  Демонстрационная школа. Пароль у всех: zvonok-demo\n')
    if (logins) console.table(logins.filter(({ login }) => SHOWN.test(login)))
  }
}
