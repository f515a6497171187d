// Cities of Russia's time zones, from west to east; the hours are from Moscow's. A school chooses its city, as people
// say the time: «по Омску».
export const zones = [
  ['Europe/Kaliningrad', -1],
  ['Europe/Moscow', 0],
  ['Europe/Kirov', 0],
  ['Europe/Volgograd', 0],
  ['Europe/Samara', 1],
  ['Europe/Saratov', 1],
  ['Europe/Ulyanovsk', 1],
  ['Europe/Astrakhan', 1],
  ['Asia/Yekaterinburg', 2],
  ['Asia/Omsk', 3],
  ['Asia/Novosibirsk', 4],
  ['Asia/Krasnoyarsk', 4],
  ['Asia/Novokuznetsk', 4],
  ['Asia/Barnaul', 4],
  ['Asia/Tomsk', 4],
  ['Asia/Irkutsk', 5],
  ['Asia/Chita', 6],
  ['Asia/Yakutsk', 6],
  ['Asia/Vladivostok', 7],
  ['Asia/Magadan', 8],
  ['Asia/Sakhalin', 8],
  ['Asia/Kamchatka', 9],
  ['Asia/Anadyr', 9],
] as const

export type Zone = (typeof zones)[number][0]

const names: Partial<Record<Zone, string>> = {
  'Europe/Kaliningrad': 'Калининградская область',
  'Europe/Kirov': 'Кировская область',
  'Europe/Volgograd': 'Волгоградская область',
  'Europe/Samara': 'Самарская область|Удмуртская Республика',
  'Europe/Saratov': 'Саратовская область',
  'Europe/Ulyanovsk': 'Ульяновская область',
  'Europe/Astrakhan': 'Астраханская область',
  'Asia/Yekaterinburg':
    'Республика Башкортостан|Курганская область|Оренбургская область|Пермский край|Свердловская область|Тюменская область|Ханты-Мансийский автономный округ — Югра|Челябинская область|Ямало-Ненецкий автономный округ',
  'Asia/Omsk': 'Омская область',
  'Asia/Novosibirsk': 'Новосибирская область',
  'Asia/Krasnoyarsk': 'Красноярский край|Республика Тыва|Республика Хакасия',
  'Asia/Novokuznetsk': 'Кемеровская область — Кузбасс',
  'Asia/Barnaul': 'Алтайский край|Республика Алтай',
  'Asia/Tomsk': 'Томская область',
  'Asia/Irkutsk': 'Иркутская область|Республика Бурятия',
  'Asia/Chita': 'Забайкальский край',
  'Asia/Yakutsk': 'Амурская область|Республика Саха (Якутия)',
  'Asia/Vladivostok': 'Еврейская автономная область|Приморский край|Хабаровский край',
  'Asia/Magadan': 'Магаданская область',
  'Asia/Sakhalin': 'Сахалинская область',
  'Asia/Kamchatka': 'Камчатский край',
  'Asia/Anadyr': 'Чукотский автономный округ',
  'Europe/Moscow':
    'Республика Адыгея|Архангельская область|Белгородская область|Брянская область|Владимирская область|Вологодская область|Воронежская область|Республика Дагестан|Ивановская область|Республика Ингушетия|Кабардино-Балкарская Республика|Республика Калмыкия|Калужская область|Карачаево-Черкесская Республика|Республика Карелия|Республика Коми|Костромская область|Краснодарский край|Курская область|Ленинградская область|Липецкая область|Республика Марий Эл|Республика Мордовия|Москва|Московская область|Мурманская область|Ненецкий автономный округ|Нижегородская область|Новгородская область|Орловская область|Пензенская область|Псковская область|Ростовская область|Рязанская область|Санкт-Петербург|Республика Северная Осетия — Алания|Смоленская область|Ставропольский край|Тамбовская область|Республика Татарстан|Тверская область|Тульская область|Чеченская Республика|Чувашская Республика|Ярославская область',
}

/** To suggest while a region is typed; any other name is taken as well. */
export const regions: readonly string[] = Object.values(names)
  .flatMap((line) => line.split('|'))
  .sort((one, other) => one.localeCompare(other, 'ru'))

const zoneByName = new Map(
  Object.entries(names).flatMap(([zone, line]) => line.split('|').map((name) => [plain(name), zone as Zone])),
)

/** The time most of a region lives by; its school may choose another. */
export const zoneOfRegion = (region: string): Zone | undefined => zoneByName.get(plain(region))

/** «МСК+3», «МСК−1», «МСК». */
export const fromMoscow = (hours: number, moscow: string): string =>
  hours === 0 ? moscow : `${moscow}${hours > 0 ? '+' : '−'}${Math.abs(hours)}`

function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^а-я]+/g, ' ')
    .trim()
}
