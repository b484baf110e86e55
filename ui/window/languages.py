"""Changes the language of everything that is shown: our words, Qt's own dialogs, numbers and dates."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from resources.texts import choose_language


def speak(application: QApplication, language: str) -> None:
    """Use a language from now on; what stands on the screen must be built anew."""
    choose_language(language)
    QLocale.setDefault(QLocale(QLocale.Language.Dutch if language == "nl" else QLocale.Language.English))
    for each in application.findChildren(QTranslator):
        application.removeTranslator(each)
        each.deleteLater()
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language == "nl" and translator.load("qtbase_nl", folder):
        application.installTranslator(translator)
