import { BellRing, ChevronLeft, ChevronRight, Megaphone, Signature, SquarePen, Thermometer } from 'lucide-react'
import { useState } from 'react'
import {
  AskCard,
  Avatar,
  Badge,
  Button,
  Count,
  DayPage,
  DaySlot,
  Empty,
  FindButton,
  IconButton,
  Lane,
  NameChip,
  Page,
  Pills,
  Progress,
  Tag,
  TalkRow,
  TopBar,
} from '#ui'
import { GalleryFrame } from './GalleryFrame.tsx'

const mitya = <NameChip id="mitya" name="Митя" chalk={4} />
const sonya = <NameChip id="sonya" name="Соня" chalk={7} />

export function GalleryHome() {
  const [child, setChild] = useState<'all' | 'mitya' | 'sonya'>('all')
  return (
    <GalleryFrame current="important">
      <Page>
        <TopBar title="Доброе утро, Анна!">
          <FindButton label="Люди, чаты, сообщения" onClick={() => undefined} />
        </TopBar>
        <Pills
          label="Чьи дела показать"
          value={child}
          onChange={setChild}
          options={[
            { value: 'all', label: 'Вся семья' },
            { value: 'mitya', label: 'Митя, 7А', lead: <Avatar id="m" name="Митя" chalk={4} size="s" /> },
            { value: 'sonya', label: 'Соня, 2Б', lead: <Avatar id="s" name="Соня" chalk={7} size="s" /> },
          ]}
        />
        <div className="home-lanes">
          <ImportantLane />
          <TodayLane />
          <ChatsLane />
        </div>
      </Page>
    </GalleryFrame>
  )
}

const ImportantLane = () => (
  <Lane
    title="Важное"
    mark={<Count value={4} bell label="дела" />}
    aside={<span className="small mute">ждёт вашего ответа</span>}
  >
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
    <AskCard
      icon={Signature}
      kind={<>Разрешение {sonya}</>}
      due={<Tag>до 27 ноября</Tag>}
      title="Поездка в театр кукол в субботу, 28 ноября"
      text="Выезд в 10:00, возвращение к 14:00. Едут два учителя."
      actions={
        <>
          <Button kind="pri">Разрешаю</Button>
          <Button kind="line">Не разрешаю</Button>
        </>
      }
    />
    <Empty end icon={BellRing} text="Это всё. Остальное подождёт." />
  </Lane>
)

const TodayLane = () => (
  <Lane
    title="Сегодня"
    aside={
      <>
        <IconButton icon={ChevronLeft} label="Вчера" />
        <IconButton icon={ChevronRight} label="Завтра" />
      </>
    }
  >
    <DayPage title="Двадцатое ноября" text="пятница, вторая четверть">
      <DaySlot state="past" time="08:30" title={<>Алгебра {mitya}</>} />
      <DaySlot state="past" time="09:25" title={<>Русский язык {mitya}</>} />
      <DaySlot state="now" time="10:20" title={<>Литература {mitya}</>}>
        <p>Кабинет 31, ещё 18 минут</p>
        <Progress value={60} label="Идёт 27 минут из 45" />
      </DaySlot>
      <DaySlot time="12:15" title={<>Домой {sonya}</>}>
        <p>После четвёртого урока</p>
      </DaySlot>
      <DaySlot time="19:00" title={<h3>Звонок родительского комитета</h3>}>
        <p>7А, 6 участников. Войти можно с 18:50</p>
        <Button kind="soft">Напомнить</Button>
      </DaySlot>
      <DaySlot time="22:00" title={<span className="dim">Тихие часы до 06:00</span>} />
    </DayPage>
    <p style={{ marginTop: 12 }}>
      <Button kind="line" wide icon={Thermometer}>
        Сообщить, что ребёнок заболел
      </Button>
    </p>
  </Lane>
)

const badge = <Badge label="педагог школы" short />

const ChatsLane = () => (
  <Lane title="Чаты" aside={<IconButton icon={SquarePen} label="Написать" />}>
    <div className="talkrows">
      <TalkRow
        href="/gallery/chat"
        avatar={<Avatar id="7a" name="7А" room chalk={4} />}
        name="7А, родители"
        by="Елена Сергеевна"
        text="Форму можно принести в понедельник"
        time="10:31"
        mark={<Count value={4} label="новых" />}
      />
      <TalkRow
        href="/gallery/chat"
        avatar={<Avatar id="ev" name="Елена Воробьёва" chalk={3} />}
        name="Елена Сергеевна Воробьёва"
        badge={badge}
        text="Хорошо, передам медсестре"
        time="09:58"
      />
      <TalkRow
        href="/gallery/chat"
        avatar={<Avatar id="2b" name="2Б" room chalk={7} />}
        name="2Б, родители"
        by="Дарья Орлова"
        text="Голосовое, 0:24"
        time="09:40"
        mark={<Count value={2} label="новых" />}
      />
      <TalkRow
        href="/gallery/chat"
        avatar={<Avatar id="ob" name="Объявления" room chalk={2} icon={Megaphone} />}
        name="Объявления школы"
        text="С понедельника завтраки с 09:10"
        time="08:00"
      />
    </div>
  </Lane>
)
