import { v7 } from 'uuid'

/** A time-ordered uuid: new rows land at the end of their index. */
export const newId = (): string => v7()
