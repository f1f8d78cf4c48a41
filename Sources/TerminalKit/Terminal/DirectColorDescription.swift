/// The description of a terminal with direct colour, compiled: Debian ships such entries in a package few have.
/// It is xterm's common part plus `38;2;r;g;b`, the form most terminals understand; `bce` is left out, so blanks are
/// always painted. Made from `Sources/CNcurses/tenure-direct.terminfo` with
/// `tic -x -o DIR tenure-direct.terminfo; TERMINFO=DIR infocmp -x -Q2 tenure-direct | grep -v '^#' | tr -d '\n'`.
enum DirectColorDescription {
  /// The name inside of the description.
  static let name = "tenure-direct"

  /// What `TERMINFO` is set to while curses starts.
  static let terminfo = "b64:" + compiled

  private static let compiled = [
    "HgI1ABoADwBpAVACdGVudXJlLWRpcmVjdHx0ZW51cmUncyBvd246IHh0ZXJtIHdpdGggZGlyZWN0IGNvbG91cgAAAQAA",
    "AQAAAAEAAAAAAQEAAAAAAAAAAQAAAQBQAAAACAAAABgAAAD_____________________________________________",
    "________AAAAAQAAAQAAAAQABgAIAP__GQAhACUAKQD__zQARQBHAEsAUgD__1QAWwD__18A__9jAGcA__________9r",
    "AHAA__95AP_______34AgwCIAI0A__-WAJoA_____6MAqQD_____________________rwD_____________________",
    "_____________________________________________________________________7MAuwD_________________",
    "_______________________DAMwA1QDeAOcA8AD5AAIBCwEUAf____________________________8dASABKwEuATAB",
    "MwH_____fwH__________________________________________4EBhwH_________________________________",
    "____________________________________________________________________________________________",
    "____________________________________________________________________________________________",
    "____________________________________________________________________________________________",
    "jQH_______________________________________________________________________-SAf______________",
    "____________________mwH_______________________-gAf__________________________________________",
    "_____________________________________________6YB________qgH9ARtbWgAHAA0AG1slaSVwMSVkOyVwMiVk",
    "cgAbW0gbWzJKABtbSwAbW0oAG1slaSVwMSVkRwAbWyVpJXAxJWQ7JXAyJWRIAAoAG1tIABtbPzI1bAAIABtbPzI1aAAb",
    "W0MAG1tBABtbUAAbW00AG1sxbQAbWz8xMDQ5aAAbWzJtABtbN20AG1s3bQAbWzRtABtbJXAxJWRYABtbbQAbWz8xMDQ5",
    "bAAbWzI3bQAbWzI0bQAbW0wAG1s_MWwbPgAbWz8xaBs9ABtbJXAxJWRQABtbJXAxJWRNABtbJXAxJWRCABtbJXAxJWRA",
    "ABtbJXAxJWRTABtbJXAxJWRMABtbJXAxJWREABtbJXAxJWRDABtbJXAxJWRUABtbJXAxJWRBABs4ABtbJWklcDElZGQA",
    "GzcACgAbTQAbWzAlPyVwNiV0OzElOyU_JXA1JXQ7MiU7JT8lcDIldDs0JTslPyVwMSVwMyV8JXQ7NyU7JT8lcDQldDs1",
    "JTslPyVwNyV0OzglO20ACQAbWz83aAAbWz83bAAbWzFLABtbMzk7NDltABtbM20AG1syM20AG1s8ABtbJT8lcDElezh9",
    "JTwldDMlcDElZCVlMzg7MjslcDElezY1NTM2fSUvJWQ7JXAxJXsyNTZ9JS8lezI1NX0lJiVkOyVwMSV7MjU1fSUmJWQl",
    "O20AG1slPyVwMSV7OH0lPCV0NCVwMSVkJWU0ODsyOyVwMSV7NjU1MzZ9JS8lZDslcDElezI1Nn0lLyV7MjU1fSUmJWQ7",
    "JXAxJXsyNTV9JSYlZCU7bQABAAAAAAABAAQAAQAAAFJHQgA=",
  ].joined()
}
