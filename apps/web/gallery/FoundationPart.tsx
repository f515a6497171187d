import { Avatar, Badge, type Chalk, Mark, NameChip } from '#ui'
import { Part, Sample } from './Part.tsx'

const colours = [
  ['paper', 'бумага'],
  ['sheet', 'лист'],
  ['ink', 'чернила'],
  ['accent', 'доска'],
  ['tint', 'промытая доска'],
  ['brass', 'латунь'],
  ['margin', 'поля'],
  ['red', 'красная ручка'],
] as const

const sizes = [
  ['3xl', 'Двадцатое ноября', 600],
  ['2xl', 'Доброе утро, Анна!', 600],
  ['xl', 'Собрание в среду', 600],
  ['l', 'Придёт ли Митя на олимпиаду?', 600],
  ['m', 'Выезд в 10:00, возвращение к 14:00. Едут два учителя.', 400],
  ['s', 'Кабинет 31, ещё 18 минут', 400],
  ['xs', '31 участник, администратор входит с записью', 400],
] as const

const chalks: readonly (readonly [Chalk, string])[] = [
  [1, 'Анна Кузнецова'],
  [2, 'Тимур Ахметов'],
  [3, 'Елена Воробьёва'],
  [4, 'Ким Светлана'],
  [5, 'Игорь Мельник'],
  [6, 'Наталья Белова'],
  [7, 'Ольга Ли'],
  [8, 'Мария Котова'],
]

export const FoundationPart = () => (
  <Part id="base" title="Бумага и мел" text="Всё остальное сложено из этого: цвета тетради, один шрифт, восемь мелков.">
    <div className="gallery-swatches">
      {colours.map(([token, name]) => (
        <div key={token}>
          <i style={{ background: `var(--${token})` }} />
          {name}
        </div>
      ))}
    </div>
    <Sample name="Golos Text">
      <div className="stack stack-s gallery-type">
        {sizes.map(([size, text, weight]) => (
          <p key={size} style={{ fontSize: `var(--t-${size})`, fontWeight: weight }}>
            {text}
          </p>
        ))}
      </div>
    </Sample>
    <Sample name="Мелки, картинки и значки">
      <div className="stack">
        <div className="row wrap">
          {chalks.map(([chalk, name]) => (
            <Avatar key={chalk} id={name} name={name} chalk={chalk} />
          ))}
          <Avatar id="room" name="7А, родители" room chalk={4} />
          <Avatar id="room2" name="11Б" room chalk={7} size="m" />
          <Avatar id="room3" name="Шахматы" room size="s" />
          <Avatar id="big" name="Соня Кузнецова" chalk={7} size="xl" />
        </div>
        <div className="row wrap">
          <NameChip id="mitya" name="Митя" chalk={4} />
          <NameChip id="sonya" name="Соня" chalk={7} />
          <Badge label="учитель математики" />
          <Badge label="педагог школы" short />
          <Mark ring />
        </div>
      </div>
    </Sample>
  </Part>
)
