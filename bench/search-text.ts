// Russian text in which words are as unevenly common as they are in a school.

const COMMON =
  `завтра урок класс контрольная родители собрание тетради учебник задание домашнее спасибо добрый день дети ребёнок школа
  учитель сегодня вчера нужно принести пожалуйста время кабинет расписание оценки журнал тема параграф номер страница
  математика алгебра геометрия физика химия биология история литература русский английский физкультура информатика
  экскурсия музей театр автобус деньги сдать справка врач болеет пропустил температура форма сменка обед столовая`.split(
    /\s+/,
  )
const LESS =
  `олимпиада конкурс грамота линейка праздник концерт подарок каникулы поездка билет согласие заявление директор завуч
  психолог логопед кружок секция тренировка соревнования команда эстафета спектакль репетиция костюм рисунок проект
  презентация доклад сочинение диктант изложение зачёт экзамен пробник билеты вопросы ответы решение уравнение дробь
  теорема задача формула опыт лаборатория микроскоп карта глобус атлас контурная словарь правило исключение стихотворение
  наизусть пересказ чтение дневник подпись ручка карандаш линейка циркуль краски альбом клей ножницы пластилин бассейн
  лыжи коньки мяч раздевалка гардероб дежурство субботник уборка окно доска мел проектор ноутбук пароль ссылка почта
  телефон группа подгруппа перемена звонок опоздание причина замена отмена перенос очередь список фамилия паспорт полис
  купить родительское физкультуры тетрадей учебники классного собрания контрольной завтрашний`.split(/\s+/)
const SYLLABLES =
  'ба бе ви во га да ди жа зо ка ко ла ли ма мо на но па по ра ро са со та то фа ха ча ша ще ря ня'.split(' ')
const ENDINGS = ['а', 'у', 'ом', 'ы', 'ов', 'ами', 'е', 'ский', 'ная', 'ного', 'ть', 'ет', 'ли']
const GLUE = 'и в на с по у к за от до не что как если уже ещё только для или но а мы вы они все наш ваш'.split(' ')

/** They stand in a few messages of many. */
export const RARE = ['планетарий', 'самокат', 'гербарий', 'метеорит', 'виолончель']

let state = 20261121
const random = (): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return state / 2 ** 32
}
const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
/** The first ones far more often. */
const uneven = <T>(list: readonly T[]): T => list[Math.floor(list.length * random() ** 2)]!

const INVENTED = Array.from({ length: 20_000 }, () => one(SYLLABLES) + one(SYLLABLES) + one(SYLLABLES) + one(ENDINGS))

function word(): string {
  const dice = random()
  if (dice < 0.3) return one(GLUE)
  if (dice < 0.62) return uneven(COMMON)
  if (dice < 0.85) return uneven(LESS)
  if (dice < 0.97) return uneven(INVENTED)
  if (dice < 0.98) return `${1 + Math.floor(random() * 11)}-${one(['А', 'Б', 'В', 'Г'])}`
  if (dice < 0.9802) return one(RARE)
  return String(Math.floor(random() * 400))
}

/** From two to some thirty words, eleven on average. */
export function russian(): string {
  const length = 2 + Math.floor(random() ** 2 * 28)
  const words = Array.from({ length }, word)
  const text = words.join(' ')
  return text[0]!.toUpperCase() + text.slice(1)
}
