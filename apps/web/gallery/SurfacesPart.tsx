import { BellRing, Megaphone, MessagesSquare, Moon, Plus, Printer, RefreshCw, School } from 'lucide-react'
import {
  AskCard,
  Avatar,
  Badge,
  Button,
  Card,
  type Column,
  Count,
  DayPage,
  DaySlot,
  Empty,
  NameChip,
  Note,
  PersonRow,
  Progress,
  Skeleton,
  Table,
  Tag,
} from '#ui'
import { Part } from './Part.tsx'

type Row = { name: string; head: string | undefined; pupils: number; parents: number; all: number }

const rows: readonly Row[] = [
  { name: '2Б', head: 'Гульнара Рашидовна Сафина', pupils: 19, parents: 24, all: 27 },
  { name: '7А', head: 'Елена Сергеевна Воробьёва', pupils: 25, parents: 23, all: 25 },
  { name: '7Б', head: undefined, pupils: 18, parents: 8, all: 26 },
]

const columns: readonly Column<Row>[] = [
  { key: 'name', head: 'Класс', place: 'lead', cell: (row) => <Avatar id={row.name} name={row.name} room size="m" /> },
  {
    key: 'head',
    head: 'Классный руководитель',
    place: 'main',
    cell: (row) => row.head ?? <span className="redpen">Не назначен</span>,
  },
  {
    key: 'pupils',
    head: 'Ученики вошли',
    narrow: 'Ученики',
    cell: (row) => <Joined value={row.pupils} all={row.all} />,
  },
  {
    key: 'parents',
    head: 'Родители вошли',
    narrow: 'Родители',
    cell: (row) => <Joined value={row.parents} all={row.all} />,
  },
  {
    key: 'print',
    head: 'Печать',
    headHidden: true,
    place: 'act',
    cell: (row) => (
      <Button icon={Printer} aria-label={`Листы активации ${row.name}`}>
        Листы
      </Button>
    ),
  },
]

const Joined = ({ value, all }: { value: number; all: number }) => (
  <>
    {value} из {all}
    <Progress value={value} max={all} warn={value < all / 2} label={`${value} из ${all}`} />
  </>
)

const mitya = <NameChip id="mitya" name="Митя" chalk={4} />
const sonya = <NameChip id="sonya" name="Соня" chalk={7} />

export const SurfacesPart = () => (
  <Part id="surfaces" title="Разложить" text="Листы бумаги с тонкой линией. Пустой лист говорит, что делать дальше.">
    <div className="gallery-two stack stack-l">
      <AskCard
        icon={Megaphone}
        kind={<>Объявление {mitya}</>}
        due={<Tag kind="wait">до завтра</Tag>}
        title="Собрание 7А в среду, 25 ноября, в 18:30"
        text="Итоги четверти и поездка в планетарий. Можно прийти в кабинет 24 или подключиться по видео."
        actions={
          <>
            <Button kind="pri">Ознакомлена</Button>
            <Button>Открыть</Button>
          </>
        }
      />
      <DayPage title="Двадцатое ноября" text="пятница, вторая четверть">
        <DaySlot state="past" time="09:25" title={<>Русский язык {mitya}</>} />
        <DaySlot state="now" time="10:20" title={<>Литература {mitya}</>}>
          <p>Кабинет 31, ещё 18 минут</p>
          <Progress value={60} label="Идёт 27 минут из 45" />
        </DaySlot>
        <DaySlot time="15:30" title={<>Шахматы {sonya}</>}>
          <p>Кабинет 8, до 16:15</p>
        </DaySlot>
        <DaySlot time="22:00" title={<span className="dim">Тихие часы до 06:00</span>} />
      </DayPage>
    </div>
    <Card title="Классы" mark={<Count value={24} off />} aside={<Button icon={Plus}>Класс</Button>}>
      <Table caption="Классы" columns={columns} rows={rows} rowKey={(row) => row.name} />
    </Card>
    <div className="gallery-two stack stack-l">
      <Card>
        <Empty
          icon={MessagesSquare}
          title="Здесь пока тихо"
          text="Напишите первое сообщение: его увидят все 27 родителей класса."
          actions={<Button kind="soft">Поздороваться</Button>}
        />
      </Card>
      <Card title="Заявки" mark={<Count value={2} bell />}>
        <ul className="people">
          <li>
            <PersonRow
              id="irina"
              name="Ирина Владимировна Белова"
              text="мама: Артём Белов, 5Б"
              actions={
                <>
                  <Button kind="pri">Принять</Button>
                  <Button kind="line">Отклонить</Button>
                </>
              }
            />
          </li>
          <li>
            <PersonRow
              id="igor"
              name="Игорь Павлович Мельник"
              href="#surfaces"
              text="учитель математики"
              badge={<Badge label="педагог школы" short />}
              aside={<Tag kind="ok">вошёл</Tag>}
            />
          </li>
        </ul>
      </Card>
      <Card title="Загрузка">
        <Skeleton rows lines={3} />
      </Card>
    </div>
    <Empty end icon={BellRing} text="Это всё. Остальное подождёт." />
    <div className="stack">
      <Note icon={School}>Школа никогда не просит назвать код из SMS. Если просят, это обман: положите трубку.</Note>
      <Note kind="wait" icon={Moon}>
        <b>23:10, тихие часы до 06:00.</b> Никого не разбудим: сообщение уйдёт утром само.
      </Note>
      <Note
        kind="bad"
        actions={
          <Button kind="line" icon={RefreshCw}>
            Отправить ещё раз
          </Button>
        }
      >
        Файл не ушёл: связь пропала на половине.
      </Note>
      <Note kind="ok">Список загружен: 612 обучающихся, 24 класса.</Note>
    </div>
  </Part>
)
