"""The area's own layout of the minutes: a Word file with fields, judged before anything of it is used (13b.1).

Fields are written as in docxtpl, `{{ case.family_name }}`, `{%tr for row in plan.actions %}`, but nothing here is
a template language: names are looked up in a closed list, and text only becomes the content of a text element.
"""
