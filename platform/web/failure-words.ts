/** What is said when the server itself could not say anything. */
export const failureWords = {
  ru: {
    offline: 'Нет связи с сервером. Проверьте интернет и попробуйте ещё раз',
    internal: 'Что-то сломалось на сервере. Попробуйте ещё раз через минуту',
  },
  en: {
    offline: 'The server cannot be reached. Check the connection and try again',
    internal: 'Something broke on the server. Try again in a minute',
  },
}
