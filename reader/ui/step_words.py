"""What steps are called in the window."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reader.model.step import Step, StepKind

_CONTEXT = "steps"
_WORDS = {
    StepKind.READ: QT_TRANSLATE_NOOP("steps", "Mark as Read"),
    StepKind.UNREAD: QT_TRANSLATE_NOOP("steps", "Mark as Unread"),
    StepKind.ALL_READ: QT_TRANSLATE_NOOP("steps", "Mark All as Read"),
    StepKind.BOOKMARK: QT_TRANSLATE_NOOP("steps", "Bookmark"),
    StepKind.UNBOOKMARK: QT_TRANSLATE_NOOP("steps", "Remove Bookmark"),
    StepKind.ARCHIVE: QT_TRANSLATE_NOOP("steps", "Archive"),
    StepKind.UNARCHIVE: QT_TRANSLATE_NOOP("steps", "Take Out of the Archive"),
    StepKind.DELETE: QT_TRANSLATE_NOOP("steps", "Delete"),
    StepKind.UNDELETE: QT_TRANSLATE_NOOP("steps", "Take Out of the Trash"),
    StepKind.TAG: QT_TRANSLATE_NOOP("steps", "Tag"),
    StepKind.UNTAG: QT_TRANSLATE_NOOP("steps", "Remove Tag"),
    StepKind.TAGS: QT_TRANSLATE_NOOP("steps", "Change Tags"),
    StepKind.RENAME_TAG: QT_TRANSLATE_NOOP("steps", "Rename Tag"),
    StepKind.DELETE_TAG: QT_TRANSLATE_NOOP("steps", "Delete Tag"),
    StepKind.COLOR_TAG: QT_TRANSLATE_NOOP("steps", "Colour of Tag"),
    StepKind.EDIT: QT_TRANSLATE_NOOP("steps", "Edit"),
    StepKind.NOTE: QT_TRANSLATE_NOOP("steps", "Note"),
    StepKind.REPAIR: QT_TRANSLATE_NOOP("steps", "Repair"),
    StepKind.VERSION: QT_TRANSLATE_NOOP("steps", "Show a Version"),
    StepKind.ADD: QT_TRANSLATE_NOOP("steps", "Add"),
    StepKind.FOLLOW: QT_TRANSLATE_NOOP("steps", "Follow"),
    StepKind.UNSUBSCRIBE: QT_TRANSLATE_NOOP("steps", "Unsubscribe"),
    StepKind.FEED: QT_TRANSLATE_NOOP("steps", "Settings of a Feed"),
    StepKind.ARRANGE: QT_TRANSLATE_NOOP("steps", "Move"),
    StepKind.RULE: QT_TRANSLATE_NOOP("steps", "Rule"),
    StepKind.REMOVE_RULE: QT_TRANSLATE_NOOP("steps", "Remove Rule"),
    StepKind.KEEPING: QT_TRANSLATE_NOOP("steps", "Let Old Articles Go"),
    StepKind.KEEP_SEARCH: QT_TRANSLATE_NOOP("steps", "Keep Search"),
    StepKind.CHANGE_SEARCH: QT_TRANSLATE_NOOP("steps", "Change Collection"),
    StepKind.DELETE_SEARCH: QT_TRANSLATE_NOOP("steps", "Delete Collection"),
}


def step_label(step: Step | None) -> str:
    """Return what a step is called in the menu, "" without one."""
    if step is None or step.kind not in _WORDS:
        return ""
    return QCoreApplication.translate(_CONTEXT, _WORDS[step.kind])
