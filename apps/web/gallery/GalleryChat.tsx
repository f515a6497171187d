import { Check, Clock, ClockArrowUp, EllipsisVertical, Megaphone, Moon, Paperclip, Sunrise, Video } from 'lucide-react'
import { useState } from 'react'
import {
  Avatar,
  Composer,
  Conversation,
  Count,
  FindButton,
  Icon,
  IconButton,
  Note,
  PersonRow,
  Pills,
  TalkLayout,
  TalkRow,
} from '#ui'
import { GalleryFeed } from './GalleryFeed.tsx'
import { GalleryFrame } from './GalleryFrame.tsx'

export function GalleryChat() {
  const [text, setText] = useState('И сменную обувь, пожалуйста')
  return (
    <GalleryFrame current="chats" alone>
      <TalkLayout listLabel="Чаты" list={<List />} sideLabel="Об объявлении" side={<Side />}>
        <Conversation
          label="Беседа"
          title="7А, родители"
          who="31 участник, администратор входит с записью"
          avatar={<Avatar id="7a" name="7А" room size="m" chalk={4} />}
          back="/gallery"
          actions={
            <>
              <IconButton icon={Video} label="Позвонить" />
              <IconButton className="only-wide" icon={EllipsisVertical} label="О чате" />
            </>
          }
          feed={<GalleryFeed />}
          composer={
            <Composer
              label="Новое сообщение"
              fieldLabel="Сообщение"
              value={text}
              onChange={setText}
              onSend={() => setText('')}
              sendLabel="Отправить в 06:00"
              sendIcon={ClockArrowUp}
              sendText="06:00"
              tools={<IconButton icon={Paperclip} label="Приложить файл" />}
              above={<Night />}
            />
          }
        />
      </TalkLayout>
    </GalleryFrame>
  )
}

const Night = () => (
  <>
    <Note icon={Moon}>
      <b>23:10, тихие часы до 06:00.</b> Никого не разбудим: сообщение уйдёт утром само.
    </Note>
    <Pills
      label="Когда отправить"
      value="morning"
      onChange={() => undefined}
      options={[
        { value: 'morning', label: 'В 06:00', icon: Sunrise },
        { value: 'later', label: 'Другое время', icon: Clock },
        { value: 'now', label: 'Срочно, с причиной', icon: Megaphone },
      ]}
    />
  </>
)

const List = () => (
  <>
    <FindButton label="Найти" onClick={() => undefined} />
    <div className="talkrows">
      <TalkRow
        current
        href="/gallery/chat"
        avatar={<Avatar id="7a" name="7А" room chalk={4} />}
        name="7А, родители"
        by="Вы"
        text="уйдёт в 06:00"
        time="23:08"
        mark={<Icon of={Clock} size="s" label="ждёт отправки" />}
      />
      <TalkRow
        href="/gallery/chat"
        avatar={<Avatar id="7k" name="7А" room chalk={3} />}
        name="7А, класс"
        by="Митя"
        text="А форму завтра?"
        time="21:40"
        mark={<Count value={3} label="новых" />}
      />
      <TalkRow
        href="/gallery/chat"
        avatar={<Avatar id="u" name="Учительская" room chalk={8} />}
        name="Учительская"
        by="Ольга Викторовна"
        text="Замены на субботу"
        time="19:22"
      />
    </div>
  </>
)

const waiting = [
  ['Белова Наталья', 'мама Артёма'],
  ['Гусев Павел', 'папа Лизы'],
  ['Ким Светлана', 'мама Дениса'],
] as const

const Side = () => (
  <>
    <h2>Ознакомлен(а)</h2>
    <p className="dim small" style={{ margin: '4px 0 12px' }}>
      Собрание 25 ноября. Имена видите только вы и руководитель школы.
    </p>
    <h3 className="row">
      Ждём ответа
      <Count value={9} bell />
    </h3>
    <ul className="people people-plain">
      {waiting.map(([name, relation]) => (
        <li key={name}>
          <PersonRow id={name} name={name} text={relation} size="s" />
        </li>
      ))}
    </ul>
    <h3 className="row" style={{ marginTop: 16 }}>
      Ознакомились
      <Count value={18} off />
    </h3>
    <ul className="people people-plain">
      <li>
        <PersonRow id="Ли Ольга" name="Ли Ольга" text="16:20, мама Вики" size="s" aside={<Icon of={Check} />} />
      </li>
    </ul>
  </>
)
