"""The articles of the shop, and its reports."""
from django.conf import settings
from django.db import models


class Article(models.Model):
    title = models.CharField(max_length=100)
    price = models.DecimalField(max_digits=8, decimal_places=2)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)


class Report(models.Model):
    month = models.CharField(max_length=7)
    sold = models.IntegerField()
