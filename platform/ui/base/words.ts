import { createContext, use } from 'react'

/** The few words the parts themselves say. An application gives its language's through `UiWordsContext`. */
export type UiWords = {
  /** The application's own name: after each screen's in the window's title. */
  app: string
  close: string
  back: string
  undo: string
  show: string
  hide: string
  wait: string
  required: string
  strangeSign: (sign: string) => string
  entered: (count: number, whole: number) => string
}

export const russianUiWords: UiWords = {
  app: 'Звонок',
  close: 'Закрыть',
  back: 'Назад',
  undo: 'Вернуть',
  show: 'Показать пароль',
  hide: 'Скрыть пароль',
  wait: 'Подождите',
  required: 'обязательно',
  strangeSign: (sign) => `Знака «${sign}» в коде не бывает`,
  entered: (count, whole) => `Введено ${count} из ${whole}`,
}

export const englishUiWords: UiWords = {
  app: 'Zvonok',
  close: 'Close',
  back: 'Back',
  undo: 'Undo',
  show: 'Show password',
  hide: 'Hide password',
  wait: 'Please wait',
  required: 'required',
  strangeSign: (sign) => `A code never has “${sign}”`,
  entered: (count, whole) => `${count} of ${whole} entered`,
}

export const UiWordsContext = createContext(russianUiWords)

export const useUiWords = () => use(UiWordsContext)
