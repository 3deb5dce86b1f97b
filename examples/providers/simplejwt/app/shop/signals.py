"""Answers 403 for a locked account, as django-axes documents for Django REST framework."""
from axes.signals import user_locked_out
from django.dispatch import receiver
from rest_framework.exceptions import PermissionDenied


@receiver(user_locked_out)
def refuse_locked(*args, **kwargs):
    raise PermissionDenied("Too many failed login attempts")
