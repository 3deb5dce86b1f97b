"""The views besides those of Simple JWT."""
from rest_framework import generics, permissions, viewsets
from rest_framework.response import Response

from .models import Article, Report
from .serializers import (
    ArticleSerializer,
    ChangePasswordSerializer,
    RegisterSerializer,
    ReportSerializer,
    UserSerializer,
)


class RegisterView(generics.CreateAPIView):
    serializer_class = RegisterSerializer
    permission_classes = [permissions.AllowAny]


class MeView(generics.RetrieveUpdateAPIView):
    serializer_class = UserSerializer
    http_method_names = ["get", "patch", "head", "options"]

    def get_object(self):
        return self.request.user


class ChangePasswordView(generics.GenericAPIView):
    serializer_class = ChangePasswordSerializer

    def post(self, request):
        serializer = self.get_serializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        serializer.save()
        return Response(serializer.data)


class ArticleViewSet(viewsets.ModelViewSet):
    queryset = Article.objects.order_by("id")
    serializer_class = ArticleSerializer

    def perform_create(self, serializer):
        serializer.save(owner=self.request.user)


class ReportViewSet(viewsets.ReadOnlyModelViewSet):
    queryset = Report.objects.order_by("id")
    serializer_class = ReportSerializer
    permission_classes = [permissions.IsAdminUser]
