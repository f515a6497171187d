import type { ClassName } from '../types.ts'
import { SCHOOL_CHANNEL, STAFF_CHANNEL } from './channels.ts'
import { CLASS_7A } from './class-7a.ts'
import { CLASS_9A } from './class-9a.ts'
import { CLASS_11A } from './class-11a.ts'
import * as direct from './direct.ts'
import { PARENTS_2B } from './parents-2b.ts'
import { PARENTS_5B } from './parents-5b.ts'
import { PARENTS_7A } from './parents-7a.ts'
import { STAFF_ROOM } from './staff-room.ts'

/** The two of a direct chat are named «Имя Фамилия», unique in the school. */
export type Written =
  | { kind: 'staff' | 'schoolChannel' | 'staffChannel'; text: string }
  | { kind: 'class' | 'parents'; class: ClassName; text: string }
  | { kind: 'direct'; a: string; b: string; text: string }

const pair = (a: string, b: string, text: string): Written => ({ kind: 'direct', a, b, text })

/** The conversations written by hand. */
export const WRITTEN: Written[] = [
  { kind: 'schoolChannel', text: SCHOOL_CHANNEL },
  { kind: 'staffChannel', text: STAFF_CHANNEL },
  { kind: 'staff', text: STAFF_ROOM },
  { kind: 'parents', class: '7А', text: PARENTS_7A },
  { kind: 'class', class: '7А', text: CLASS_7A },
  { kind: 'parents', class: '2Б', text: PARENTS_2B },
  { kind: 'parents', class: '5Б', text: PARENTS_5B },
  { kind: 'class', class: '9А', text: CLASS_9A },
  { kind: 'class', class: '11А', text: CLASS_11A },
  pair('Елена Воробьёва', 'Анна Кузнецова', direct.TEACHER_AND_MOTHER),
  pair('Елена Воробьёва', 'Митя Кузнецов', direct.TEACHER_AND_PUPIL),
  pair('Анна Кузнецова', 'Митя Кузнецов', direct.MOTHER_AND_SON),
  pair('Ольга Синицына', 'Елена Воробьёва', direct.ADMIN_AND_TEACHER),
  pair('Ольга Синицына', 'Михаил Крылов', direct.ADMIN_AND_DIRECTOR),
  pair('Михаил Крылов', 'Елена Воробьёва', direct.DIRECTOR_AND_TEACHER),
  pair('Митя Кузнецов', 'Лев Тихонов', direct.FRIENDS_BOYS),
  pair('Митя Кузнецов', 'Алия Ахметова', direct.PROJECT_PAIR),
  pair('Алия Ахметова', 'Виктория Ли', direct.GIRLS),
  pair('Анна Кузнецова', 'Зарина Ахметова', direct.MOTHERS),
  pair('Елена Воробьёва', 'Пётр Савельев', direct.TEACHERS_TALK),
  pair('Елена Воробьёва', 'Игорь Мельник', direct.MATHS_TALK),
]
