import type { ClassName, Login, PersonKey } from './types.ts'

/** What the demo school has adopted, what it asks families to sign, and who oversees it. */
export const PAPERS = {
  keeper: 'admin' satisfies PersonKey,
  /** In force from the first of September on. */
  adopted: '08-28',
  from: '09-01',
  order: {
    key: 'administrator',
    paper: 'administrator',
    number: '142',
    values: {
      responsible: 'Дорохову Людмилу Анатольевну',
      responsiblePost: 'заместителя директора по учебной работе',
      administratorPost: 'администратора школы',
    },
  },
  bylaw: {
    key: 'bylaw',
    paper: 'bylaw',
    number: '143',
    pupilsCouncil: 'протокол от 25.08 № 1',
    parentsCouncil: 'протокол от 26.08 № 1',
    values: {
      night: 'с 22:00 до 06:00',
      pupilsCouncil: 'от 25.08 № 1',
      parentsCouncil: 'от 26.08 № 1',
      teachersCouncil: 'от 27.08 № 1',
    },
  },
  slip: {
    key: 'museum',
    author: 'teacher1' satisfies PersonKey,
    class: '7А' satisfies ClassName,
    title: 'Экскурсия в краеведческий музей',
    text: 'Разрешаю моему ребёнку поехать с классом в Светлоозёрский краеведческий музей. Едем школьным автобусом, сопровождают классный руководитель и один из родителей. После экскурсии автобус возвращается к школе.',
    consequence: 'ребёнок останется в школе: у него будут уроки с параллельным классом.',
    /** Days from now. */
    day: 12,
    deadline: 7,
    time: '10:00',
    place: 'Краеведческий музей, ул. Набережная, 3',
    cost: 250,
    /** So many have thought already. */
    answers: 12,
    /** Of the guardians who have joined, the visitors apart: every fifth thinks, every ninth does not want it. */
    answerOf: (n: number) => (n % 5 === 4 ? null : n % 9 === 7 ? 'refused' : 'signed'),
    refusal: 'В этот день у нас врач',
  },
  curator: {
    login: 'curator',
    name: 'Наталья Белозёрова',
    who: 'Белозёрова Наталья Игоревна',
    letter:
      'Здравствуйте! Вижу, что в пятых классах вошли почти все родители. Расскажите, пожалуйста, коллегам на совещании в среду, как вы раздавали листы.',
    answer: 'Добрый день! Раздали на собраниях 1 сентября, классные руководители помогли войти на месте. Расскажем.',
  },
} as const

export const CURATOR_LOGIN: Login = {
  login: PAPERS.curator.login,
  who: PAPERS.curator.who,
  role: 'куратор муниципалитета: видит числа школы, не людей и не тексты',
}
