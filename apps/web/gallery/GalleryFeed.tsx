import { Bell, Check, FileText, HeartHandshake, Megaphone, Printer, Smile, Vote } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import {
  Badge,
  Bubble,
  BubbleGroup,
  BubbleName,
  Button,
  DaySeparator,
  FileRow,
  Icon,
  NoticeCard,
  Progress,
  Quote,
  TypingDots,
  VoteRows,
} from '#ui'

const timur = { id: 'timur', name: 'Тимур Ахметов' }
const igor = { id: 'igor', name: 'Игорь Павлович Мельник' }
const natalya = { id: 'natalya-b', name: 'Наталья Белова' }

export function GalleryFeed() {
  const feed = useRef<HTMLDivElement>(null)
  const [thanked, setThanked] = useState(true)
  const [vote, setVote] = useState('planetarium')
  useLayoutEffect(() => {
    feed.current!.scrollTop = feed.current!.scrollHeight
  }, [])
  const answers = [
    ['planetarium', 'Планетарий', 14],
    ['museum', 'Краеведческий музей', 8],
    ['ice', 'Ледовый дворец', 3],
  ] as const
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling log is walked by the keyboard
    <div className="feed" ref={feed} role="log" aria-label="Сообщения" tabIndex={0}>
      <DaySeparator>Пятница, 20 ноября</DaySeparator>
      <NoticeCard
        icon={Megaphone}
        kind="Объявление"
        time="08:40"
        title="Собрание в среду, 25 ноября, в 18:30"
        text="Итоги четверти и поездка в планетарий. Кабинет 24 или видеозвонок в этом чате."
        progress={{
          value: 18,
          max: 27,
          label: '18 из 27',
          text: <b>Ознакомлен(а) 18 из 27</b>,
          aside: 'ждём до субботы',
        }}
        actions={
          <>
            <Button kind="soft" icon={Bell}>
              Напомнить девяти
            </Button>
            <Button icon={Printer}>Лист ознакомления</Button>
          </>
        }
      />
      <BubbleGroup author={timur}>
        <Bubble head={<BubbleName {...timur} relation="папа Алии" />} time="16:12">
          Здравствуйте! А можно подключиться по видео?
        </Bubble>
        <Bubble time="16:12">Я до семи на работе.</Bubble>
      </BubbleGroup>
      <BubbleGroup>
        <Bubble
          quote={<Quote name={timur.name} text="А можно подключиться по видео?" />}
          time="16:14"
          state="sent"
          stateLabel="сохранено"
          reactions={[{ key: 'thanks', label: 'Спасибо', count: 6, icon: HeartHandshake }]}
        >
          Конечно. Откроем звонок прямо в этом чате, ссылка не нужна.
        </Bubble>
        <Bubble time="16:15" state="waiting" stateLabel="ждёт связи">
          И запись останется.
        </Bubble>
        <Bubble time="Не ушло" state="failed">
          Вот фотография кабинета
        </Bubble>
      </BubbleGroup>
      <DaySeparator fresh>Новые сообщения</DaySeparator>
      <BubbleGroup author={igor}>
        <Bubble head={<BubbleName {...igor} badge={<Badge label="учитель математики" />} />} time="17:20">
          Добрый вечер! Контрольная по алгебре в четверг. Прикладываю задания для подготовки.
        </Bubble>
        <Bubble
          time="17:20"
          reactions={[
            { key: 'thanks', label: 'Спасибо', count: thanked ? 11 : 10, mine: thanked, icon: HeartHandshake },
            { key: 'taken', label: 'Принято', count: 4, icon: Check },
          ]}
          onReact={(key) => key === 'thanks' && setThanked(!thanked)}
        >
          <FileRow
            icon={FileText}
            name="Подготовка к контрольной.pdf"
            text="340 КБ, проверено на вирусы"
            href="/icons/mark.svg"
          />
        </Bubble>
        <Bubble time="17:21" gone>
          Сообщение удалено
        </Bubble>
      </BubbleGroup>
      <BubbleGroup author={natalya}>
        <Bubble head={<BubbleName {...natalya} relation="мама Артёма" />} time="18:02">
          <span className="row small dim" style={{ marginTop: 4 }}>
            <Icon of={Vote} size="s" />
            Опрос, голоса видны всем
          </span>
          <b>Куда поедем на каникулах?</b>
          <VoteRows
            label="Куда поедем на каникулах?"
            options={answers.map(([key, label, votes]) => ({ key, label, votes, chosen: key === vote }))}
            onVote={setVote}
          />
          <span className="small dim">25 из 27 семей, до понедельника</span>
        </Bubble>
      </BubbleGroup>
      <BubbleGroup author={timur}>
        <Bubble
          head={<BubbleName {...timur} relation="папа Алии" />}
          time="21:52"
          reactions={[{ key: 'hooray', label: 'Ура', count: 5, icon: Smile }]}
        >
          Это Алии, нашлась! Ольга, спасибо вам.
        </Bubble>
      </BubbleGroup>
      <BubbleGroup>
        <Bubble time="отправляем">
          <FileRow icon={FileText} name="Список вещей.docx" text="1,2 из 3,4 МБ">
            <Progress value={35} label="Отправлено 35 %" />
          </FileRow>
        </Bubble>
        <Bubble time="уйдёт в 06:00" state="later">
          В понедельник две физкультуры подряд: пожалуйста, положите форму и воду.
        </Bubble>
      </BubbleGroup>
      <p style={{ marginTop: 12 }}>
        <TypingDots>Ольга Ли печатает</TypingDots>
      </p>
    </div>
  )
}
