"""The paths of the API."""
from django.urls import include, path
from rest_framework.routers import DefaultRouter
from rest_framework_simplejwt import views as jwt

from . import views

router = DefaultRouter()
router.include_root_view = False
router.register("articles", views.ArticleViewSet)
router.register("reports", views.ReportViewSet)

urlpatterns = [
    path("api/token/", jwt.TokenObtainPairView.as_view()),
    path("api/token/refresh/", jwt.TokenRefreshView.as_view()),
    path("api/token/verify/", jwt.TokenVerifyView.as_view()),
    path("api/token/blacklist/", jwt.TokenBlacklistView.as_view()),
    path("api/users/", views.RegisterView.as_view()),
    path("api/users/me/", views.MeView.as_view()),
    path("api/users/me/password/", views.ChangePasswordView.as_view()),
    path("api/", include(router.urls)),
]
