/** Names of months and days as people write them, without marks: `fevr` stands for `févr.`. Made from CLDR by `Intl`. */

const monthNames = [
  'january jan januar janvier janv enero ene janeiro gennaio gen januari styczen sty stycznia январь янв января ocak oca січень січ січня leden led ledna ianuarie ian tammikuuta',
  'february feb februar fevrier fevr fev febrero fevereiro febbraio februari luty lut lutego февраль февр фев февраля subat sub лютии лют лютого unor unora februarie febr helmikuuta',
  'march mar marz mars marzo marco maart mrt marzec marca март мар марта mart березень бер березня brezen bre brezna marts maret martie maaliskuuta',
  'april apr avril avr abril abr aprile kwiecien kwi kwietnia апрель апр апреля nisan nis квітень квіт квітня duben dub dubna aprilie huhtikuuta',
  'may mai mayo maio maggio mag mei maj maja маи мая mayis травень трав травня kveten kve kvetna toukokuuta',
  'june jun juni juin junio junho giugno giu czerwiec cze czerwca июнь июн июня haziran haz червень черв червня cerven cvn cervna iunie iun kesakuuta',
  'july jul juli juillet juil julio julho luglio lug lipiec lip lipca июль июл июля temmuz tem липень лип липня cervenec cvc cervence iulie iul heinakuuta',
  'august aug aout agosto ago augustus sierpien sie sierpnia август авг августа agustos agu серпень серп серпня srpen srp srpna augusti agustus elokuuta',
  'september sep sept septembre septiembre setembro set settembre wrzesien wrz wrzesnia сентябрь сент сен сентября eylul eyl вересень вер вересня zari septembrie syyskuuta',
  'october oct oktober okt octobre octubre outubro out ottobre ott pazdziernik paz pazdziernika октябрь окт октября ekim eki жовтень жовт жовтня rijen rijna octombrie lokakuuta',
  'november nov novembre noviembre novembro listopad lis listopada ноябрь нояб ноя ноября kasim kas листопад лист листопада listopadu noiembrie marraskuuta',
  'december dec dezember dez decembre diciembre dic dezembro dicembre grudzien gru grudnia декабрь дек декабря aralik ara грудень груд грудня prosinec prosince desember des decembrie joulukuuta',
];

const weekdayNames = [
  'monday mon montag mo lundi lun lunes segunda-feira segunda seg lunedi maandag ma poniedziałek pon понедельник пн pazartesi pzt mandag 星期一 周一 月曜日 月 월요일 월',
  'tuesday tue tues dienstag di mardi martes terca-feira terca ter martedi mar dinsdag wtorek wt вторник вт sali tirsdag 星期二 周二 火曜日 火 화요일 화',
  'wednesday wed mittwoch mi mercredi mer miercoles mie quarta-feira quarta qua mercoledi woensdag wo sroda sr среда ср carsamba onsdag 星期三 周三 水曜日 水 수요일 수',
  'thursday thu thur thurs donnerstag do jeudi jeu jueves jue quinta-feira quinta qui giovedi gio donderdag czwartek czw четверг чт persembe torsdag 星期四 周四 木曜日 木 목요일 목',
  'friday fri freitag fr vendredi ven viernes vie sexta-feira sexta sex venerdi vrijdag vr piatek pt пятница пт cuma fredag 星期五 周五 金曜日 金 금요일 금',
  'saturday sat samstag sa sonnabend samedi sam sabado sab sabato zaterdag za sobota sob суббота сб cumartesi lordag 星期六 周六 土曜日 土 토요일 토',
  'sunday sun sonntag so dimanche dim domingo dom domenica zondag zo niedziela niedz воскресенье вс pazar sondag 星期日 星期天 周日 日曜日 日 일요일 일',
];

const months = numbered(monthNames);
const weekdays = numbered(weekdayNames);

/** Months that are also other words when written in lower case: `3 may fail`, `12 out of 15`. */
const alsoWords = new Set([
  'may',
  'mar',
  'out',
  'set',
  'ago',
  'sub',
  'sie',
  'pro',
  'des',
  'mag',
  'mart',
  'mars',
  'march',
  'ara',
  'lis',
  'mai',
]);

/** The names, and the part of each in front of a hyphen: `segunda` of `segunda-feira`. */
const calendarWords = new Set(
  [...months.keys(), ...weekdays.keys()].flatMap((name) => [name, name.replace(/-.*/, '')]),
);

/** Whether a word, or a word in front of a hyphen, may name a month or a day of the week. */
export function isCalendarWord(word: string): boolean {
  return calendarWords.has(fold(word));
}

/** The month that a word names, 1 to 12. */
export function monthNamed(word: string): number | undefined {
  return months.get(fold(word));
}

/** Whether the name of a month is an ordinary word as well. */
export function isAlsoAWord(word: string): boolean {
  return word === word.toLowerCase() && alsoWords.has(fold(word));
}

/** The day of the week that a word names, 1 (Monday) to 7. */
export function weekdayNamed(word: string): number | undefined {
  return weekdays.get(fold(word));
}

/** Whether a weekday is written in full, so that it can stand alone: `sun` and `mar` are other words too. */
export function isFullWeekday(word: string): boolean {
  return fold(word).length >= 5 || /^(?:jeudi|lunes|sabado|cuma|sali|среда|[星周].|[^\p{ASCII}]{3})/u.test(fold(word));
}

function numbered(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.flatMap((words, index) => words.split(' ').map((word) => [fold(word), index + 1] as const)));
}

function fold(word: string): string {
  if (/^[A-Za-z-]+$/.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replace(/\.$/, '')
    .normalize('NFC');
}
