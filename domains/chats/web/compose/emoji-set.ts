// Our own small set: what is pressed in a school, found by Russian and English words.

export const emojiKinds = ['often', 'faces', 'hands', 'school', 'nature', 'food', 'holiday', 'signs'] as const
export type EmojiKind = (typeof emojiKinds)[number]

const SET: Record<EmojiKind, string> = {
  often: `👍 хорошо да лайк good yes|❤️ сердце любовь спасибо heart love|😊 улыбка smile|😂 смех смешно laugh|🙏 спасибо пожалуйста прошу thanks please|👏 браво аплодисменты bravo|🎉 ура праздник hooray|🔥 огонь круто fire|😢 грусть жаль sad|🤔 думаю хм think|✅ готово сделано done|⏰ время будильник time`,
  faces: `😀 радость joy|😃 радость joy|😄 смех laugh|😁 зубы улыбка grin|😆 хохот laugh|😅 неловко пот phew|🙂 улыбка smile|😉 подмигнуть wink|😍 восторг влюблён love|😘 поцелуй kiss|😎 круто очки cool|🤓 умник очки nerd|🤗 обнимаю hug|😇 ангел angel|🙃 вверх ногами silly|😋 вкусно yum|😜 дразню silly|🤭 ой хихи oops|🤫 тихо тсс quiet|😐 нейтрально neutral|🙄 закатил глаза eyeroll|😴 сон спать sleep|🥱 зеваю скучно yawn|🤒 болею температура ill|🤧 насморк чихаю sneeze|🤕 ушиб травма hurt|😷 маска ill mask|😳 смущение blush|🥺 пожалуйста умоляю please|😭 плачу cry|😔 грустно sad|😟 тревога worry|😱 ужас scream|😡 злюсь angry|🤯 взрыв мозга mindblown|😮 удивление wow|🥳 праздник party|😌 спокойно calm|🫡 есть так точно salute|🤝 договорились deal`,
  hands: `👋 привет пока hello bye|👌 окей ok|✌️ победа мир victory|🤞 пальцы удача luck|👉 вправо right|👈 влево left|👆 вверх up|👇 вниз down|☝️ внимание one|✋ рука стоп поднял hand|🙌 ура руки hooray|💪 сила strong|👎 нет плохо bad|✊ кулак fist|🤲 ладони hands|✍️ пишу писать write|🫶 сердце руками love|🙋 поднял руку вопрос question|🤷 не знаю shrug|🤦 ой facepalm`,
  school: `📚 книги учебники books|📖 книга чтение read|✏️ карандаш pencil|📝 запись контрольная note test|📐 геометрия угольник geometry|📏 линейка ruler|🧮 счёты математика math|🔬 микроскоп биология biology|🧪 химия пробирка chemistry|🔭 астрономия телескоп astronomy|🌍 география земля globe|🎨 рисование изо art|🎵 музыка ноты music|🎭 театр theatre|⚽ футбол физкультура football|🏀 баскетбол basketball|🏐 волейбол volleyball|♟️ шахматы chess|🎒 рюкзак портфель backpack|🏫 школа school|🧑‍🏫 учитель teacher|🧑‍🎓 ученик выпускник student|🔔 звонок bell|📅 календарь дата calendar|🗓️ расписание timetable|📋 список list|📎 скрепка clip|📌 кнопка важно pin|💻 компьютер урок computer|🖨️ печать принтер print|🏆 кубок победа cup|🥇 первое место золото gold|🎓 выпуск graduation|🚌 автобус поездка bus|👟 форма кроссовки shoes|👕 форма футболка shirt`,
  nature: `☀️ солнце sun|🌤️ облака погода weather|🌧️ дождь rain|⛈️ гроза storm|❄️ снег мороз snow|☃️ снеговик snowman|🌈 радуга rainbow|💧 вода капля water|🌸 цветок весна flower|🌷 тюльпан tulip|🌹 роза rose|🌻 подсолнух sunflower|🍂 осень листья autumn|🍁 клён осень maple|🌲 лес ёлка tree|🌳 дерево tree|🐶 собака dog|🐱 кот кошка cat|🐹 хомяк hamster|🐰 заяц кролик rabbit|🐻 медведь bear|🦊 лиса fox|🐸 лягушка frog|🐥 цыплёнок chick|🦉 сова owl|🐢 черепаха turtle|🐝 пчела bee|🦋 бабочка butterfly|🌙 луна ночь moon|⭐ звезда star`,
  food: `🍎 яблоко apple|🍌 банан banana|🍊 мандарин апельсин orange|🍓 клубника strawberry|🍉 арбуз watermelon|🥕 морковь carrot|🥔 картошка potato|🍞 хлеб bread|🥞 блины pancakes|🧀 сыр cheese|🍲 суп обед soup lunch|🍝 макароны pasta|🥗 салат salad|🍕 пицца pizza|🥪 бутерброд sandwich|🍪 печенье cookie|🍰 торт пирог cake|🎂 торт день рождения birthday|🍫 шоколад chocolate|🍬 конфета candy|🍦 мороженое icecream|🍵 чай tea|☕ кофе чай coffee|🥛 молоко milk|🧃 сок juice|🍽️ столовая обед завтрак canteen`,
  holiday: `🎈 шарик balloon|🎁 подарок gift|🎄 ёлка новый год newyear|🎅 дед мороз santa|✨ блеск sparkle|🎆 салют fireworks|💐 букет цветы bouquet|🪅 праздник party|🕯️ свеча память candle|🎤 концерт песня microphone|📷 фото камера photo|🎬 кино фильм film|🎸 гитара guitar|🥁 барабан drum|💃 танец dance|🏕️ поход лагерь camp|🚂 поезд поездка train|✈️ самолёт plane|🏖️ лето каникулы море beach|⛷️ лыжи зима ski|⛸️ коньки skates|🏊 бассейн плавание swim`,
  signs: `❗ важно внимание important|❓ вопрос question|‼️ срочно urgent|⚠️ осторожно внимание warning|❌ нет отмена no cancel|✔️ да галочка check|➕ плюс plus|➖ минус minus|💯 сто отлично hundred|💬 сообщение message|📣 объявление рупор announce|🔗 ссылка link|🔒 закрыто замок lock|🔑 ключ key|🧹 уборка дежурство clean|🚪 дверь door|🚗 машина car|🚑 скорая ambulance|💊 таблетки лекарство pills|🌡️ температура градусник thermometer|🧤 перчатки варежки gloves|🧥 куртка coat|🔍 искать потеряли search|♻️ макулатура recycle|1️⃣ один first|2️⃣ два second|3️⃣ три third|💙 синее сердце heart|💚 зелёное сердце heart|💛 жёлтое сердце heart`,
}

export interface Emoji {
  sign: string
  words: string
}

const parse = (line: string): Emoji[] =>
  line.split('|').map((entry) => {
    const [sign = '', ...words] = entry.split(' ')
    return { sign, words: words.join(' ') }
  })

export const emojiOf = Object.fromEntries(emojiKinds.map((kind) => [kind, parse(SET[kind])])) as Record<
  EmojiKind,
  Emoji[]
>

const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е').trim()

/** By the beginning of any of their words, each sign once. */
export function findEmoji(sought: string): Emoji[] {
  const wanted = plain(sought)
  const found = new Map<string, Emoji>()
  for (const emoji of Object.values(emojiOf).flat()) {
    if (
      plain(emoji.words)
        .split(' ')
        .some((word) => word.startsWith(wanted))
    )
      found.set(emoji.sign, emoji)
  }
  return [...found.values()]
}
